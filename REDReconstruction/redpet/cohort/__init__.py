"""A folder of cases, restored and measured by many processes: a table, a page with the outliers first."""
