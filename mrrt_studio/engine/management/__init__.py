"""What an administrator does to the tenant in mid-run, with the Management API's own semantics and errors."""
