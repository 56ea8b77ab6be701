"""The pane that holds the document against another state of it, another file, or other assumptions."""
