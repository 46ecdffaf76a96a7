using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Visavis.Search.Meilisearch.Client;

/// <summary>One call: its key, its time, its repeats, its errors, and no more of an answer than can be held.</summary>
internal sealed class MeilisearchHttp(HttpClient http, string? apiKey, MeilisearchLimits limits, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

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
        var pause = limits.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var isLast = !repeatable || attempt >= limits.Attempts;
            try
            {
                using var answer = await TryAsync(method, path, payload, cancellationToken);
                if (!isLast && (int)answer.Status >= 500)
                {
                    await PauseAsync(answer.RetryAfter ?? pause, cancellationToken);
                }
                else
                {
                    return answer.Read<T>();
                }
            }
            catch (Exception e) when (!isLast && e is MeilisearchCommunicationError or MeilisearchTimeoutError)
            {
                await PauseAsync(pause, cancellationToken);
            }

            pause *= 2;
        }
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

        using var timeout = new CancellationTokenSource(limits.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var content = await ReadAsync(response.Content, either.Token);
            return new Answer(response.StatusCode, RetryAfter(response), content);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MeilisearchTimeoutError($"The search server did not answer {method} {path} in time.", e);
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

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause < limits.LongestPause ? pause : limits.LongestPause, clock, cancellationToken);

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
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
