"""Auth0's Rules and Actions: what they are given, what they may ask for, and what comes of it."""
