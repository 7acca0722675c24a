"""What a ring scanner is: scanners by name, their bins, and the way from oblique sinograms to direct ones."""
