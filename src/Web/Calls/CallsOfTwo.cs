namespace Visavis.Web.Calls;

public static class CallsOfTwo
{
    /// <summary>Those between two people, whoever rang.</summary>
    public static IQueryable<CallRecord> Between(this IQueryable<CallRecord> calls, Guid? one, Guid? other) =>
        calls.Where(c => (c.CallerId == one && c.CalleeId == other) || (c.CallerId == other && c.CalleeId == one));
}
