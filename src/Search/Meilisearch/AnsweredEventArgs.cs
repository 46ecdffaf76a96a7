namespace Visavis.Search.Meilisearch;

/// <param name="questions">Of the call.</param>
/// <param name="milliseconds">What the server says it took for all of them, without the way there and back.</param>
public sealed class AnsweredEventArgs(int questions, int milliseconds) : EventArgs
{
    public int Questions => questions;

    public int Milliseconds => milliseconds;
}
