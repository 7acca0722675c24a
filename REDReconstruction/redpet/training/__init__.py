"""From data to a model file: samples, objectives, loops, checkpoints."""
