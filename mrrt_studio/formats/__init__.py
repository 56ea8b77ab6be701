"""Auth0's configuration formats, one a file: ``from_*`` reads, ``to_*`` writes."""
