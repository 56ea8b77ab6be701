"""The inspector: why the selected step ended as it did, its tokens, its requests and what it left behind."""
