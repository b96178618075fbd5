"""Making the weights of the name grammar from reference annotation.

Enters: texts and their annotation (entities with their surfaces). Leaves: a folder with the weights and their card.
Example: a passage in which 雄商高铁 is annotated as Project teaches that 高铁 at the end speaks for a Project.
Nothing in the pipeline imports this package; `kg train` alone does, and needs the extra `train` (scipy).
"""
