import type { SNSEvent } from 'aws-lambda';
import type { Observability } from '../shared/observability.ts';
import { observedFunction } from '../shared/observed-function.ts';
import { type ChatMessage, chatMessage } from './chat-message.ts';
import { forwarderMetrics } from './metric-names.ts';

/** Hands a message to the webhook. Rejects where it has not taken it; the error does not hold the address, a secret. */
export type Post = (message: ChatMessage) => Promise<void>;

/** Hands messages of SNS on to a chat. What the chat does not take, Lambda brings again, and then keeps for people. */
export function forwarder(tools: Observability, post: Post) {
  return observedFunction(tools, async ({ Records }: SNSEvent) => {
    for (const { Sns } of Records) {
      await post(chatMessage(Sns.Subject ?? 'Plinth', Sns.Message));
      tools.metrics.addMetric(forwarderMetrics.forwarded, 'Count', 1);
    }
  });
}
