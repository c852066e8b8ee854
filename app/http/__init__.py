"""What stands between the wire and the routes: addresses, bodies, limits, headers, representations, caching."""
