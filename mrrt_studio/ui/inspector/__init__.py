"""The inspector: why the selected step ended as it did, its tokens decoded, and its requests on the wire."""
