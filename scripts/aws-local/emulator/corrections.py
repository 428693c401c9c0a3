"""Where MiniStack answers otherwise than AWS, and the product depends on it. Each correction ends the launcher where
MiniStack has learnt it, so that none outlives its reason."""

import contextvars
import inspect
import json
import sys

from ministack.services import cognito, eventbridge, s3

from gateway_corrections import correct_gateway

version_id_of_event = contextvars.ContextVar("version_id_of_event", default=None)


def name_versions_in_events():
    """S3's events on EventBridge lack `object.version-id` of versioned buckets:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html"""
    fire, dispatch = s3._fire_s3_event, eventbridge._dispatch_event
    if '"version-id"' in inspect.getsource(fire):
        sys.exit(f"MiniStack names versions in events by now: remove name_versions_in_events from {__file__}.")

    def fire_with_version(*args, version_id=None, **options):
        version_id_of_event.set(version_id)
        fire(*args, version_id=version_id, **options)

    def dispatch_with_version(event, *args, **options):
        version_id = version_id_of_event.get()
        if event["Source"] == "aws.s3" and version_id:
            detail = json.loads(event["Detail"])
            detail["object"]["version-id"] = version_id
            event = {**event, "Detail": json.dumps(detail)}
        return dispatch(event, *args, **options)

    # Each event is fired in a thread and a context of its own.
    s3._fire_s3_event = fire_with_version
    eventbridge._dispatch_event = dispatch_with_version


def let_the_scanner_speak_for_guardduty():
    """AWS takes events of `aws.` sources from its own services only, and so does MiniStack. It has no GuardDuty;
    scanner.mjs stands in for it."""
    put_events = eventbridge._put_events

    def put_events_of_scanner(data, allow_aws_source=False):
        sources = {entry.get("Source") for entry in data.get("Entries", [])}
        return put_events(data, allow_aws_source or sources == {"aws.guardduty"})

    eventbridge._put_events = put_events_of_scanner


def name_groups_in_renewed_tokens():
    """A token that was had by a refresh token names the groups of its user, as the first one does:
    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html"""
    make = cognito._fake_token
    renewal = inspect.getsource(cognito._oauth2_token).split('if grant_type == "refresh_token":')[1]
    if "groups=" in renewal.split("if grant_type ==")[0]:
        sys.exit(f"MiniStack names groups in renewed tokens: remove name_groups_in_renewed_tokens from {__file__}.")

    def make_with_groups(sub, pool_id, client_id, token_type="access", username="", **options):
        if options.get("trigger_source") == "TokenGeneration_RefreshTokens" and not options.get("groups"):
            options["groups"] = cognito._get_pool_unscoped(pool_id)["_users"][username]["_groups"]
        return make(sub, pool_id, client_id, token_type, username, **options)

    cognito._fake_token = make_with_groups


def correct():
    name_versions_in_events()
    let_the_scanner_speak_for_guardduty()
    name_groups_in_renewed_tokens()
    correct_gateway()
