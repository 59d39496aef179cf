"""What dashboards share: the period, the figure with its table, one day."""
