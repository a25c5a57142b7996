import { createPickRequests } from './create-pick-requests.ts';

/** This page's: the form asks, the dialog of the screen that it stands in answers. */
export const pickRequests = createPickRequests();
