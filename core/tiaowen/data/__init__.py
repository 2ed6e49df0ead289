"""Tables that the program reads, as Python modules: the compiled cache loads faster than any file format."""
