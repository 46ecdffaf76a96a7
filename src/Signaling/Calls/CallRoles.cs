namespace Visavis.Signaling.Calls;

internal static class CallRoles
{
    public static CallRole Other(this CallRole role) => role == CallRole.Caller ? CallRole.Callee : CallRole.Caller;

    public static CallActor AsActor(this CallRole role) => role == CallRole.Caller ? CallActor.Caller : CallActor.Callee;
}
