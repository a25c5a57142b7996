import type { Delivered, Delivery } from '#server/emulator/delivery/delivery.ts';
import type { Exchange } from './exchange.ts';
import type { FaultOf } from './fault-script.ts';

type Break = FaultOf<'hang' | 'reset' | 'fin_short' | 'chunk_cut' | 'close_cut'>;

/** The connection breaks: before the charge, after it, or inside the body of the answer. */
export async function breakOff(fault: Break, { answer, reply }: Exchange): Promise<Delivered> {
  const { response } = fault.at === 'before_charge' ? reply(new Response()) : await answer();
  return { response, delivery: deliveryOf(fault) };
}

function deliveryOf(fault: Break): Delivery {
  const inBody = fault.afterBytes ?? 'half';
  switch (fault.do) {
    case 'hang':
    case 'reset':
      return { kind: fault.do, breakAt: fault.at === 'mid_body' ? inBody : null };
    default:
      return { kind: fault.do, breakAt: inBody };
  }
}
