"""Auth0 Actions and Rules in a sandboxed worker process."""
