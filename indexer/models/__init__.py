"""The frozen records that every other room speaks in: no I/O, no clock, no settings."""
