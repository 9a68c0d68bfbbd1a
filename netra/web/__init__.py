"""The roof: settings, URL roots, middleware, base templates, components, the command line."""
