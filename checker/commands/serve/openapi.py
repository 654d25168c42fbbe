"""What the service says of itself to programs, as OpenAPI has it."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from checker import __version__
from checker.commands.serve.given import Given
from checker.model.record import model
from checker.render.wire import Wire

REF = "#/components/schemas/{model}"
PROBLEM = {
    "type": "object",
    "description": "Why a request was not answered (RFC 9457)",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["title", "status", "detail"],
}
TEXTS = {"uk": "Загинули 12 людей.", "en": "People were killed."}
AFTER = {"Retry-After": {"schema": {"type": "integer"}, "description": "In how many seconds there may be room"}}
REFUSED = {
    "401": "The token is missing or wrong",
    "403": "Another site sent the request",
    "408": "The request did not come whole in time",
    "413": "The request is too large",
    "415": "The request is no JSON",
    "421": "The service is not known under that name",
    "500": "The check ended with a fault of the program",
    "503": "As many wait as there is room for",
    "504": "The check took longer than it may",
}


def description() -> dict[str, Any]:
    """The service as OpenAPI 3.1."""
    _, held = models_json_schema(
        [(Given, "validation"), (model(Wire), "serialization")], by_alias=True, ref_template=REF
    )
    schemas = {**held["$defs"], "Problem": PROBLEM}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Zvirka",
            "version": __version__,
            "summary": "Checks that a Ukrainian text and its English version say the same thing",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {"/check": {"post": _check()}, "/healthz": {"get": _health()}},
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _check() -> dict[str, Any]:
    report = {"application/json": {"schema": _ref("Wire")}, "text/html": {"schema": {"type": "string"}}}
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    refused: dict[str, Any] = {status: {"description": said, "content": problem} for status, said in REFUSED.items()}
    refused["503"]["headers"] = AFTER
    return {
        "operationId": "check",
        "summary": "Check two texts, two files, a file of both languages, a post, or an address",
        "description": "Nothing of what is given is stored or logged. With `Accept: text/html` the report is the page.",
        "security": [{"token": []}, {}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref("Given"), "example": TEXTS}},
        },
        "responses": {
            "200": {"description": "The report", "content": report},
            "422": {
                "description": "Nothing could be checked: a report whose failures say why, or what is wrong with the "
                "request",
                "content": {**report, **problem},
            },
            **refused,
        },
    }


def _health() -> dict[str, Any]:
    said = {
        "type": "object",
        "properties": {
            "status": {"const": "ok"},
            "waiting": {"type": "integer", "description": "Checks that wait for their turn"},
            "working": {"type": "integer", "description": "Checks that are being made"},
        },
        "required": ["status", "waiting", "working"],
    }
    return {
        "operationId": "health",
        "summary": "Whether the service is alive, and how busy",
        "responses": {"200": {"description": "It is", "content": {"application/json": {"schema": said}}}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": REF.format(model=name)}
