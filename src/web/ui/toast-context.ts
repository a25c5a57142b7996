import { createContext } from 'react';
import type { ToastQueue } from './toast-queue.ts';

export const ToastContext = createContext<ToastQueue | null>(null);
