"""A law, or parts of it, as text or JSON: values in, text out."""
