namespace Visavis.Signaling.Calls;

public enum CallRole
{
    Caller,
    Callee,
}
