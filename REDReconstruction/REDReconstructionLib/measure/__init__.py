"""The section Measure: tables of metrics and segments, the line profile."""
