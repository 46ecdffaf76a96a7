namespace Visavis.Signaling.Protocol;

/// <summary>The stable ids a refusal carries; pages have a sentence for each in the reader's language.</summary>
public static class ErrorId
{
    public const string InvalidArgument = "invalid_argument";
    public const string Unauthenticated = "unauthenticated";
    public const string NotListed = "not_listed";
    public const string ContactLimited = "contact_limited";
    public const string OwnNumber = "own_number";
    public const string CalleeNotFound = "callee_not_found";
    public const string PriceNotAgreed = "price_not_agreed";
    public const string CalleeOffline = "callee_offline";
    public const string CalleeAway = "callee_away";
    public const string CalleeBusy = "callee_busy";
    public const string OutOfReach = "out_of_reach";
    public const string CallerBusy = "caller_busy";
    public const string CallNotFound = "call_not_found";
    public const string CallTaken = "call_taken";
    public const string CallOver = "call_over";
    public const string NotInCall = "not_in_call";
    public const string StaleGeneration = "stale_generation";
    public const string TooLarge = "too_large";
    public const string TooFast = "too_fast";
    public const string ServerError = "server_error";
}
