"""Where MiniStack's API Gateway answers by itself otherwise than AWS's: variables of templates, and preflight requests.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"""

import contextvars
import inspect
import re
import sys

from ministack.services import apigateway_v1 as gateway

context_of_authorizer = contextvars.ContextVar("context_of_authorizer", default=None)


def end_if_learnt(function, text, correction):
    if text in inspect.getsource(function):
        sys.exit(f"MiniStack's {function.__name__} knows {text} by now: remove {correction} from {__file__}.")


def remember_what_the_authorizer_says():
    """A gateway response may tell what the authorizer has put into its context; MiniStack drops that of a denial."""
    keep, evaluate = gateway._cache_authorizer_result, gateway._evaluate_policy

    def keep_with_context(key, expires_at, policy, context):
        policy["said"] = context
        keep(key, expires_at, policy, context)

    def evaluate_and_remember(policy, method_arn):
        context_of_authorizer.set(policy.get("said"))
        return evaluate(policy, method_arn)

    gateway._cache_authorizer_result = keep_with_context
    gateway._evaluate_policy = evaluate_and_remember


def fill_in_path_and_authorizer():
    """`$context.path` has the stage in front; `$context.authorizer.<name>` is of the context above."""
    render = gateway._gateway_error_response
    end_if_learnt(render, "context.path", "fill_in_path_and_authorizer")
    remember_what_the_authorizer_says()

    def render_all(error, request):
        status, headers, body = render(error, request)
        said = context_of_authorizer.get() or {}
        text = body.decode("utf-8").replace("$context.path", request.get("path", ""))
        text = re.sub(r"\$context\.authorizer\.(\w+)", lambda match: said.get(match[1], ""), text)
        return status, headers, text.encode("utf-8")

    gateway._gateway_error_response = render_all


def let_preflight_choose_the_origin():
    """Where several origins are allowed, CDK names the first in the header and the others in a template, which names
    whichever of them asks. MiniStack answers the template as it stands."""
    execute = gateway._execute_in_scope
    end_if_learnt(gateway._invoke_mock_v1, "responseOverride", "let_preflight_choose_the_origin")

    async def execute_and_choose(request, api_id, stage_name, method, path, headers, *rest):
        request["path"] = f"/{stage_name}/{path.lstrip('/')}"
        answer = await execute(request, api_id, stage_name, method, path, headers, *rest)
        if method != "OPTIONS" or not isinstance(answer, tuple):
            return answer
        status, answered, body = answer
        asking = next((value for name, value in headers.items() if name.lower() == "origin"), None)
        if asking in re.findall(r'\$origin == "([^"]+)"', body.decode("utf-8")):
            answered = {**answered, "Access-Control-Allow-Origin": asking}
        return status, answered, b""

    gateway._execute_in_scope = execute_and_choose


def correct_gateway():
    fill_in_path_and_authorizer()
    let_preflight_choose_the_origin()
