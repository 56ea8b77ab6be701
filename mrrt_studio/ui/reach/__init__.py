"""The pane of reach: who gets what where, what a stolen refresh token opens, and policies made smaller."""
