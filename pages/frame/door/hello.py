"""Say which program this is, so that a second start opens this one instead."""

from __future__ import annotations

import os
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.frame import cookie
from pages.frame.program import INSTANCE, NAME, proof

NONCE = re.compile("[0-9a-f]{32}")


async def hello(request: Request) -> Response:
    """Name the program, and prove to whoever knows the start's secret too which start it belongs to."""
    result, secret, nonce = {"program": NAME}, os.environ.get(INSTANCE, ""), request.query_params.get("nonce", "")
    if secret and NONCE.fullmatch(nonce):
        result["proof"] = proof(secret, cookie.port(), nonce)
    return JSONResponse(result)
