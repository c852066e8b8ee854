# The service and its command line on Debian's own Python; the archive lives in the volume /archive.
#   docker build -t vankho . && docker run -p 8000:8000 -v vankho:/archive vankho
FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
RUN python3 -m venv /opt/vankho
COPY requirements.lock ./
RUN /opt/vankho/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /opt/vankho/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home vankho \
 && install -d -o vankho /archive
COPY --from=build /opt/vankho /opt/vankho
COPY corpus/reports /usr/share/vankho/reports
ENV PATH=/opt/vankho/bin:$PATH VANKHO_ARCHIVE=/archive
USER vankho
VOLUME /archive
EXPOSE 8000
HEALTHCHECK CMD python3 -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=5)"
# Index the reports mounted at /reports (the samples, where none are) and serve.
CMD ["sh", "-c", "vankho index \"$([ -d /reports ] && echo /reports || echo /usr/share/vankho/reports)\" && exec vankho serve --host 0.0.0.0 --port 8000"]
