namespace Visavis.Search.Embedded;

/// <summary>The filters a document does not pass. With one failure alone it still counts for that filter's own numbers.</summary>
[Flags]
internal enum FilterFailures
{
    None = 0,
    Category = 1,
    Language = 2,
    Price = 4,
    Online = 8,
    Recommended = 16,
    Available = 32,
    Distance = 64,
    Recruiting = 128,
    SoughtTrade = 256,
    Experience = 512,
    Mobility = 1024,
    Start = 2048,
}
