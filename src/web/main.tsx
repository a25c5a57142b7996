import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AccessGate } from './app/access-gate.tsx';
import { queryClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import { UiProvider } from './ui/ui-provider.tsx';
import './app/style.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <UiProvider>
          <AccessGate>
            <RouterProvider router={router} />
          </AccessGate>
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
