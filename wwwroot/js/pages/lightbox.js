import { wireLightbox } from '../media/lightbox.js';

wireLightbox(document);
