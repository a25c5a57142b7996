import { createPickRequests } from './create-pick-requests.ts';

/** This page's: the form asks, the dialog of the playground answers. */
export const pickRequests = createPickRequests();
