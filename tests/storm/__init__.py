"""Full comics while providers fail and the process is killed: what is paid for is paid for once."""
