using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>One call: its key, its time, its repeats, its errors, and no more of an answer than can be held.</summary>
internal sealed class MeilisearchHttp(HttpClient http, string? apiKey, MeilisearchLimits limits, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly ResiliencePipeline<Answer> once = Pipeline(limits with { Attempts = 1 }, time);
    private readonly ResiliencePipeline<Answer> repeated = Pipeline(limits, time);

    /// <param name="repeatable">Whether the call may be made again when nobody knows if the first one arrived.</param>
    public async Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        object? body = null,
        bool repeatable = true,
        CancellationToken cancellationToken = default
    )
    {
        var payload = body switch
        {
            null => null,
            ReadOnlyMemory<byte> json => json.ToArray(),
            _ => JsonSerializer.SerializeToUtf8Bytes(body, MeilisearchJson.Options),
        };
        try
        {
            using var answer = await (repeatable ? repeated : once).ExecuteAsync(
                async token => await TryAsync(method, path, payload, token),
                cancellationToken
            );
            return answer.Read<T>();
        }
        catch (TimeoutRejectedException e)
        {
            throw new MeilisearchTimeoutError($"The search server did not answer {method} {path} in time.", e);
        }
    }

    /// <summary>Each attempt has its time; what failed on the way or at the server's end is tried again, later if the server asks for it.</summary>
    private static ResiliencePipeline<Answer> Pipeline(MeilisearchLimits limits, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<Answer> { TimeProvider = time };
        if (limits.Attempts > 1)
        {
            pipeline.AddRetry(
                new RetryStrategyOptions<Answer>
                {
                    MaxRetryAttempts = limits.Attempts - 1,
                    Delay = limits.FirstPause,
                    BackoffType = DelayBackoffType.Exponential,
                    MaxDelay = limits.LongestPause,
                    ShouldHandle = new PredicateBuilder<Answer>()
                        .Handle<MeilisearchCommunicationError>()
                        .Handle<TimeoutRejectedException>()
                        .HandleResult(answer => (int)answer.Status >= 500),
                    DelayGenerator = attempt =>
                        ValueTask.FromResult(
                            attempt.Outcome.Result?.RetryAfter is { } asked
                                ? asked < limits.LongestPause
                                    ? asked
                                    : limits.LongestPause
                                : (TimeSpan?)null
                        ),
                }
            );
        }

        return pipeline.AddTimeout(limits.Timeout).Build();
    }

    private async Task<Answer> TryAsync(HttpMethod method, string path, byte[]? payload, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (apiKey is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }

        if (payload is not null)
        {
            request.Content = new ByteArrayContent(payload);
            request.Content.Headers.ContentType = Json;
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var content = await ReadAsync(response.Content, cancellationToken);
            return new Answer(response.StatusCode, RetryAfter(response), content);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new MeilisearchCommunicationError($"The search server could not be reached for {method} {path}.", e);
        }
    }

    private async Task<MemoryStream> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limits.MaxAnswerBytes)
        {
            throw TooLong();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var held = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (held.Length + count > limits.MaxAnswerBytes)
            {
                throw TooLong();
            }

            held.Write(buffer, 0, count);
        }

        return held;
    }

    private static MeilisearchCommunicationError TooLong() =>
        new("The search server's answer is longer than any of its answers should be.");

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        };

    private sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, MemoryStream Content) : IDisposable
    {
        public T Read<T>()
        {
            var json = Content.GetBuffer().AsSpan(0, (int)Content.Length);
            if ((int)Status is < 200 or >= 300)
            {
                throw Error(json);
            }

            try
            {
                return JsonSerializer.Deserialize<T>(json, MeilisearchJson.Options) ?? throw new JsonException("null");
            }
            catch (JsonException e)
            {
                throw new MeilisearchCommunicationError("The search server's answer is cut off or is not what it should be.", e);
            }
        }

        public void Dispose() => Content.Dispose();

        private MeilisearchApiError Error(ReadOnlySpan<byte> json)
        {
            try
            {
                if (JsonSerializer.Deserialize<TaskResourceError>(json, MeilisearchJson.Options) is { Code.Length: > 0 } error)
                {
                    return new MeilisearchApiError(Status, error.Code, error.Message);
                }
            }
            catch (JsonException)
            {
                // Something before the server answered in a language of its own.
            }

            return new MeilisearchApiError(Status, $"http_{(int)Status}", "The search server answered without saying why.");
        }
    }
}
