"""Orders while everything goes wrong: processes are killed, answers are lost, the platform refuses."""
