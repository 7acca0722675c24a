"""The engine's files to MRML nodes and back, nowhere else; what a node of ours stands for."""
