"""What a person wrote down: frozen models in Auth0's own field names, edits as pure functions, the file format."""
