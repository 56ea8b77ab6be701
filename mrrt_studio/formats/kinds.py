"""The kinds of document that can be imported, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "scenario": "scenario file of MRRT Studio",
    "deploy-cli-yaml": "auth0-deploy-cli, YAML",
    "deploy-cli-directory": "auth0-deploy-cli, directory",
    "management-api": "Management API or Auth0 CLI",
    "client-patch": "change to one application (PATCH body)",
    "recording": "recorded Management API requests",
    "terraform-state": "Terraform state",
    "terraform-plan": "Terraform plan",
    "terraform-hcl": "Terraform configuration",
    "token": "token or token response",
    "discovery": "OpenID Connect discovery document",
}
"""Kind by name, with words for people."""
