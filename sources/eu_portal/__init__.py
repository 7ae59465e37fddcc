"""The EU Funding & Tenders Portal: bulk file, topic details, search rows and feed rows."""
