import { z } from 'zod';

const ROUTES = ['submit', 'poll', 'archive', 'list', 'cancel', 'upload', 'download'] as const;
/** What a request is for, whichever provider it goes to. Source: shared/faults.md §5. */
export type FaultRoute = (typeof ROUTES)[number];

const count = z.int().min(1);
const ms = z.number().min(0);
const place = z.int().min(0);

/** Whose request, and which one. */
const address = {
  provider: z.enum(['runware', 'replicate']).optional(),
  /** The n-th distinct task that was submitted to this emulator, from 1. Unset: whatever the task. */
  task: count.optional(),
  /** The n-th request of the route, of those that concern `task`, from 1. */
  attempt: count.default(1),
  /** For how many of them in a row. */
  times: z.union([count, z.literal('ever')]).default(1),
};
const onAny = { ...address, on: z.enum(ROUTES) };
const onJson = { ...address, on: z.enum(ROUTES).exclude(['download']) };
const onResults = { ...address, on: z.enum(ROUTES).exclude(['upload', 'download']) };
const onSubmit = { ...address, on: z.literal('submit') };

/** When it strikes; the default first. Before the charge nothing is executed. */
const before = z.enum(['before_charge', 'after_charge']).default('before_charge');
const after = z.enum(['after_charge', 'before_charge']).default('after_charge');
const anytime = z.enum(['after_charge', 'before_charge', 'mid_body']).default('after_charge');
const onlyAfter = z.literal('after_charge').default('after_charge');
const midBody = z.literal('mid_body').default('mid_body');
/** How much of the body comes through; half of it unless given. */
const afterBytes = place.optional();
const inBody = { at: midBody, afterBytes };

/** One fault: where it strikes, when, and what it does. Everything is told, nothing happens by chance. */
const faultSchema = z
  .discriminatedUnion(
    'do',
    [
      /** Another status, with the provider's own documented body for it, unless `body` is given. */
      z.strictObject({
        ...onAny,
        do: z.literal('status'),
        at: before,
        status: z.int().min(200).max(599),
        body: z.json().optional(),
        /** Seconds, and where they are told. */
        retryAfterS: z.number().min(0).optional(),
        retryAfter: z.enum(['header', 'body', 'sentence', 'none']).optional(),
      }),
      /** Adds or changes headers of the answer; `null` takes one away. */
      z.strictObject({
        ...onAny,
        do: z.literal('headers'),
        at: onlyAfter,
        set: z.record(z.string(), z.string().nullable()),
      }),
      /** Answers that much later, on the emulator's clock. */
      z.strictObject({ ...onAny, do: z.literal('delay'), at: after, ms }),
      /** Silence until the client gives up. */
      z.strictObject({ ...onAny, do: z.literal('hang'), at: anytime, afterBytes }),
      /** The connection is reset (RST). */
      z.strictObject({ ...onAny, do: z.literal('reset'), at: anytime, afterBytes }),
      /** The body ends (FIN) before its announced length, without its last chunk, or unnoticed by the transport. */
      z.strictObject({ ...onAny, do: z.literal('fin_short'), ...inBody }),
      z.strictObject({ ...onAny, do: z.literal('chunk_cut'), ...inBody }),
      z.strictObject({ ...onAny, do: z.literal('close_cut'), ...inBody }),
      /** The body comes slowly, on the emulator's clock. */
      z.strictObject({ ...onAny, do: z.literal('drip'), at: midBody, bytesPerSecond: count }),
      /** The first half of the JSON, as if it were all; the transport sees nothing wrong. */
      z.strictObject({ ...onJson, do: z.literal('bad_json'), at: onlyAfter }),
      /** A page for people in place of the answer. */
      z.strictObject({
        ...onAny,
        do: z.literal('html'),
        at: after,
        status: z.int().min(200).max(599).default(200),
      }),
      /** A body of that many bytes, made while it is read. */
      z.strictObject({ ...onAny, do: z.literal('huge'), at: after, bytes: count }),
      /** The provider executes the task twice, and charges twice. */
      z.strictObject({ ...onSubmit, do: z.literal('dup_execute'), at: onlyAfter }),
      /** A generation fails. `Habits.failedItem` decides where that is shown. */
      z.strictObject({
        ...onSubmit,
        provider: z.literal('runware').default('runware'),
        do: z.literal('fail_item'),
        at: onlyAfter,
        index: place.default(0),
        code: z.string().default('inferenceError'),
        message: z.string().default('The image could not be generated.'),
        isCharged: z.boolean().default(false),
      }),
      /** The prediction fails, with this text. */
      z.strictObject({
        ...onSubmit,
        provider: z.literal('replicate').default('replicate'),
        do: z.literal('fail'),
        at: onlyAfter,
        error: z.string().default('Prediction failed. (E1000)'),
        /** Seconds, told in `metrics` where given. */
        predictTimeS: z.number().min(0).optional(),
        isCharged: z.boolean().default(false),
      }),
      /** The task's results are shown only that much later than they are due; the charge stays. */
      z.strictObject({ ...onSubmit, do: z.literal('late'), at: onlyAfter, ms }),
      /** The task, or its result at `index`, is left out of the answer. */
      z.strictObject({ ...onResults, do: z.literal('drop_result'), at: onlyAfter, index: place.optional() }),
      /** Tasks and results in the opposite order. */
      z.strictObject({ ...onResults, do: z.literal('reorder'), at: onlyAfter }),
      /** The status that is shown goes back: from its end to running, from running to waiting. */
      z.strictObject({ ...onResults, do: z.literal('regress_status'), at: onlyAfter }),
      /** The result's URL answers 404 from now on; not for good: the next answer shows a fresh one, that works. */
      z.strictObject({
        ...address,
        on: z.enum(['poll', 'archive', 'list', 'download']),
        do: z.literal('expire_url'),
        at: onlyAfter,
        index: place.optional(),
        isForGood: z.boolean().default(true),
      }),
      /** One bit of the body is the other one: in the byte at `byte`, from 0; in the middle unless given. */
      z.strictObject({ ...onAny, do: z.literal('flip_bit'), at: midBody, byte: place.optional() }),
      /** Values of the wrong JSON type: those at `fields` (`data.0.cost`), or every one. On downloads: another content type, or another picture. */
      z.strictObject({
        ...onAny,
        do: z.literal('wrong_type'),
        at: onlyAfter,
        fields: z.array(z.string()).optional(),
        contentType: z.string().optional(),
        /** What the provider made in place of what was asked for; pixels. The book knows it so too. */
        picture: z
          .strictObject({
            format: z.enum(['png', 'jpeg', 'webp']).default('webp'),
            width: count.default(768),
            height: count.default(768),
          })
          .optional(),
      }),
      z.strictObject({
        ...onAny,
        do: z.literal('redirect'),
        at: before,
        status: z.int().min(300).max(399).default(302),
        location: z.string(),
      }),
      /** Changes fields of the answer: `{ "data.0.status": "error" }`. `null` takes one away; `$task` stands for the task's id. */
      z.strictObject({
        ...onJson,
        do: z.literal('patch'),
        at: onlyAfter,
        set: z.record(z.string().min(1), z.json()),
      }),
    ],
    { error: (issue) => (issue.code === 'invalid_union' ? 'There is no such action.' : undefined) },
  )
  .superRefine(function refuseWhatCannotBe(fault, context) {
    const { on, provider, task } = fault;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (on === 'upload' && task !== undefined) refuse('task', 'An upload belongs to no task.');
    if (provider === 'runware' && (on === 'list' || on === 'cancel')) refuse('on', `Runware has no ${on}.`);
    if (provider === 'replicate' && on === 'archive') refuse('on', 'Replicate has no archive.');
    if (fault.do === 'wrong_type' && fault.picture && !['poll', 'archive', 'download'].includes(on))
      refuse('picture', 'Another picture can be made on poll, archive and download.');
  });

export const faultScriptSchema = z.array(faultSchema);
/** A script as it is written: what has a default may be left out. */
export type FaultScript = readonly z.input<typeof faultSchema>[];
export type Fault = z.output<typeof faultSchema>;
export type FaultAction = Fault['do'];
export type FaultOf<Action extends FaultAction> = Extract<Fault, { do: Action }>;
