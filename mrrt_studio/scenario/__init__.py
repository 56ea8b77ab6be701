"""What a person wrote down: models in Auth0's own field names, edits, findings and the file format."""
