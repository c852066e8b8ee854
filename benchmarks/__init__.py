"""Measurements that others can rerun."""
