import Glibc
import Pipeline

Interruption.prepare()
exit(Program.run(Surroundings.arguments).number)
