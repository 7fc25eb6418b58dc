import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/styles/index.css';
import { App } from './app/App.tsx';
import { PublicApp } from './app/public/PublicApp.tsx';
import { startPublic } from './app/public/start.ts';
import { startSession } from './app/session.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
// the window of the projector is the same page, told by its address
const isPublic = location.search === '?public';
if (isPublic) startPublic();
else startSession();
createRoot(element).render(<StrictMode>{isPublic ? <PublicApp /> : <App />}</StrictMode>);
