import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/styles/index.css';
import { App } from './app/App.tsx';
import { startSession } from './app/session.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
startSession();
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
