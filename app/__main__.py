"""`python -m app`: the OpenAPI document on standard output, as it is kept in docs/openapi.json."""

import json
import sys

from app.factory import create_app

if __name__ == "__main__":
    sys.stdout.write(json.dumps(create_app().openapi(), ensure_ascii=False, indent=1) + "\n")
