"""What the authorization server does: pure functions (state, request, context) -> (state, outcome)."""
